# A Rails site in one file: the session lies in an encrypted cookie, and each form has an authenticity token of its own.
require "rails"
require "active_record/railtie"
require "action_controller/railtie"
require "action_view/railtie"
require "securerandom"

FOLDER = ENV.fetch("APP_FOLDER")
ENV["DATABASE_URL"] = "sqlite3:#{FOLDER}/db.sqlite3"

class Shop < Rails::Application
  config.load_defaults 6.1
  config.root = __dir__
  config.paths["app/views"] = "views"
  config.paths["tmp"] = FOLDER
  config.eager_load = false
  config.secret_key_base = SecureRandom.hex(64)
  config.logger = Logger.new($stdout)
  config.log_level = :warn
  config.session_store :cookie_store, key: "_shop_session"
end

Shop.initialize! # before the controllers, which get the names of the routes from it

class ApplicationRecord < ActiveRecord::Base
  self.abstract_class = true
end

class User < ApplicationRecord
  has_secure_password
end

class ApplicationController < ActionController::Base
  protect_from_forgery with: :exception
  before_action :require_login
  helper_method :current_user

  private

  def current_user
    @current_user ||= User.find_by(id: session[:user_id]) if session[:user_id]
  end

  def require_login
    redirect_to login_path unless current_user
  end
end

class SessionsController < ApplicationController
  skip_before_action :require_login

  def new
  end

  def create
    user = User.find_by(email: params[:session][:email].downcase)
    if user&.authenticate(params[:session][:password])
      reset_session
      session[:user_id] = user.id
      redirect_to root_path
    else
      flash.now[:danger] = "Invalid email/password combination"
      render "new"
    end
  end

  def destroy
    File.write("#{FOLDER}/signed-out", "")
    reset_session
    redirect_to login_path
  end
end

class PagesController < ApplicationController
  skip_before_action :require_login, only: :help

  def home
  end

  def account
    expires_in 10.minutes, public: true # the planted fault
  end

  def orders
    render json: (1..400).map { |n| { id: n, total: n * 10 } } # unpaged: planted too
  end

  def help
    render layout: "bare" # the same for everybody: no token in it
  end
end

Shop.routes.draw do
  root "pages#home"
  get "account", to: "pages#account"
  get "api/orders", to: "pages#orders"
  get "help", to: "pages#help"
  get "login", to: "sessions#new"
  post "login", to: "sessions#create"
  get "logout", to: "sessions#destroy"
end

ActiveRecord::Schema.verbose = false
ActiveRecord::Schema.define do
  create_table :users, if_not_exists: true do |t|
    t.string :name
    t.string :email, index: { unique: true }
    t.string :password_digest
  end
end
User.find_or_create_by!(email: "ann@example.com") do |user|
  user.name = "Ann"
  user.password = ENV.fetch("TEST_PASSWORD")
end

run Shop
